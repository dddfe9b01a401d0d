import { CopyButton } from '@/components/ui/copy-button';
import type { ShipperConfig } from './shipper-configs';

/** Shipper configurations, folded, each with a button that copies it. */
export function ConfigList({ configs, open }: { configs: readonly ShipperConfig[]; open: boolean }) {
  return (
    <div className="border-t border-line">
      {configs.map(({ name, file, text }, index) => (
        <details key={name} open={open && index === 0} className="group border-b border-line">
          <summary className="flex h-(--row) items-center gap-3 px-4 hover:bg-hover">
            <span aria-hidden="true" className="w-3 text-2xs text-ink-3 group-open:rotate-90">
              ▶
            </span>
            <span className="font-medium">{name}</span>
            <code className="truncate font-mono text-xs text-ink-3">{file}</code>
          </summary>
          <div className="relative mx-4 mb-3 rounded-lg border border-line bg-sunken">
            <pre
              // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
              tabIndex={0}
              className="overflow-x-auto p-3 pr-10 font-mono text-xs leading-5"
            >
              {text}
            </pre>
            <CopyButton text={text} what={`configuration for ${name}`} className="absolute top-2 right-2" />
          </div>
        </details>
      ))}
    </div>
  );
}
