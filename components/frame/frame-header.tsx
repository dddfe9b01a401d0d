import { Brand } from './brand';
import { CloudSelect } from './cloud-select';
import { DensityToggle } from './density-toggle';
import { IngestDot, type Pulse } from './ingest-dot';
import { KeyHelp } from './key-help';
import { Navigation } from './navigation';
import { SimulatedMark } from './simulated-mark';
import { ThemeToggle } from './theme-toggle';
import { ZoneSelect } from './zone-select';
import type { ZoneSetting } from './zone-setting';

interface FrameHeaderProps {
  zone: ZoneSetting;
  clouds: string[];
  /** State of the ingest when the page was made; null when it could not be asked. */
  pulse: Pulse | null;
}

/** The line above every page: name, pages, ingest, cloud, zone, looks, keys. */
export function FrameHeader({ zone, clouds, pulse }: FrameHeaderProps) {
  return (
    <header className="flex flex-wrap items-stretch gap-x-4 border-b border-line bg-raised px-4">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:m-1 focus:bg-raised focus:px-2"
      >
        Skip to the content
      </a>
      <div className="flex h-9 items-center">
        <Brand />
      </div>
      <div className="flex items-end max-sm:order-last max-sm:-mx-4 max-sm:w-[calc(100%+2rem)] max-sm:border-t max-sm:border-line max-sm:*:w-full">
        <Navigation />
      </div>
      <div className="ml-auto flex items-center justify-end gap-x-1">
        <IngestDot initial={pulse} />
        <SimulatedMark clouds={clouds} />
      </div>
      <div className="-ml-3 flex items-center justify-end gap-x-1 max-sm:ml-0 max-sm:h-8 max-sm:w-full">
        <CloudSelect clouds={clouds} />
        <ZoneSelect setting={zone} />
        <DensityToggle />
        <ThemeToggle />
        <KeyHelp />
      </div>
    </header>
  );
}
