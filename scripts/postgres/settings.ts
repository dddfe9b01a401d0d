import { statfsSync } from 'node:fs';
import os from 'node:os';

const MB = 1024 * 1024;

/**
 * Server settings for a database that ingests in bulk and is asked for percentiles.
 * @param durable false only for a database that is thrown away: it then loses data when the machine goes down
 */
export function serverSettings(port: number, durable: boolean): Record<string, string> {
  const sharedBuffers = Math.round(Math.min(Math.max(os.totalmem() / 8, 128 * MB), 1024 * MB) / MB);
  return {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '100',
    timezone: 'UTC',
    log_timezone: 'UTC',
    shared_buffers: `${sharedBuffers}MB`,
    effective_cache_size: `${Math.round(os.totalmem() / 2 / MB)}MB`,
    work_mem: '32MB',
    maintenance_work_mem: '256MB',
    max_wal_size: '4GB',
    checkpoint_timeout: '15min',
    wal_compression: 'on',
    random_page_cost: '1.1',
    jit: 'off',
    ...(hasSmallSharedMemory() && { dynamic_shared_memory_type: 'sysv' }),
    ...(!durable && { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
}

/** Containers get 64 MB of /dev/shm by default, too little for one parallel hash join. */
function hasSmallSharedMemory(): boolean {
  if (process.platform !== 'linux') return false;
  try {
    const { blocks, bsize } = statfsSync('/dev/shm');
    return blocks * bsize < 256 * MB;
  } catch {
    return true;
  }
}
