import { describe, expect, it } from 'vitest';
import { DEFAULT_PEER_CHOICE, type PeerChoice } from '@/lib/domain/peers';
import { peerChange, readPeerChoice } from './peer-params';

const read = (query: string) => readPeerChoice(new URLSearchParams(query));

describe('readPeerChoice', () => {
  it.each([
    ['', DEFAULT_PEER_CHOICE],
    ['peers=flavor,image', { traits: ['image', 'flavor'], days: null }],
    ['peers=none&peerDays=30', { traits: [], days: 30 }],
    ['peers=nonsense&peerDays=-1', DEFAULT_PEER_CHOICE],
    ['peerDays=all', { ...DEFAULT_PEER_CHOICE, days: 'all' }],
    ['peerDays=99999', DEFAULT_PEER_CHOICE],
    ['peerDays=0', DEFAULT_PEER_CHOICE],
  ])('%s', (query, choice) => {
    expect(read(query)).toEqual(choice);
  });
});

describe('peerChange', () => {
  it('leaves out what is usual', () => {
    expect(peerChange(DEFAULT_PEER_CHOICE)).toEqual({ peers: null, peerDays: null });
  });

  it.each<PeerChoice>([
    { traits: [], days: null },
    { traits: ['image', 'host'], days: 90 },
    { traits: ['image', 'flavor', 'cache'], days: 'all' },
  ])('is read back: %o', (choice) => {
    const written = Object.entries(peerChange(choice)).filter(([, value]) => value !== null);
    expect(read(new URLSearchParams(written as [string, string][]).toString())).toEqual(choice);
  });
});
