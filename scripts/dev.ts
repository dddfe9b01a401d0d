import { runCommand } from './console';
import { runBootfall } from './start/bootfall';

await runCommand(() => runBootfall({ mode: 'dev' }));
