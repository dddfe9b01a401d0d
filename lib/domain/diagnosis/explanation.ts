import type { Event } from '../event';
import type { PeerReport } from '../peers';
import type { Finding } from './finding';
import type { Statement } from './statement';

/** Whether a boot is normal, and why it took as long as it did. */
export interface Explanation {
  peers: PeerReport;
  /** Most costly first. */
  findings: Finding[];
  /** The evidence of the findings that is other boots' and not the boot's own. */
  otherEvents: Event[];
  /** All of it in one line. */
  verdict: Statement;
}
