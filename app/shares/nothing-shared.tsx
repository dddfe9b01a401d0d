import Link from 'next/link';
import { BUTTON } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { KeyCap } from '@/components/ui/key-cap';

/** The list before anything was shared from this browser. */
export function NothingShared() {
  return (
    <EmptyState level={1} title="Nothing is shared from this browser" outline={<Outline />}>
      <p>
        A shared link shows a boot as it was at that moment, also after retention has dropped it. Open a boot
        and press <KeyCap>s</KeyCap>; its link, how often it was opened, and the way to revoke it then stand
        here.
      </p>
      <div>
        <Link href="/boots" className={BUTTON}>
          All boots
        </Link>
      </div>
    </EmptyState>
  );
}

function Outline() {
  return (
    <svg aria-hidden="true" viewBox="0 0 640 84" className="w-full" fill="none" stroke="currentColor">
      {[0, 28, 56].map((y) => (
        <g key={y}>
          <path d={`M0 ${y + 27.5}H640`} strokeOpacity="0.6" />
          <rect x="0.5" y={y + 9.5} width={150 - y} height="9" />
          <rect x="260.5" y={y + 9.5} width="90" height="9" />
          <rect x="400.5" y={y + 9.5} width="60" height="9" />
          <rect x="575.5" y={y + 7.5} width="64" height="13" />
        </g>
      ))}
    </svg>
  );
}
