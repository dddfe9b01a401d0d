import Link from 'next/link';

/** The name, with three bars that fall like phases. */
export function Brand() {
  return (
    <Link href="/" prefetch={false} className="flex items-center gap-2 font-semibold tracking-tight">
      <svg aria-hidden="true" width="18" height="16" viewBox="0 0 18 16">
        <rect x="0.5" y="1" width="7" height="3" className="fill-stage-queue stroke-stage-queue-edge" />
        <rect x="5.5" y="6.5" width="9" height="3" className="fill-stage-image stroke-stage-image-edge" />
        <rect x="12.5" y="12" width="5" height="3" className="fill-stage-launch stroke-stage-launch-edge" />
      </svg>
      Bootfall
    </Link>
  );
}
