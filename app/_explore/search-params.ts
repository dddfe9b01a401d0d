import { createLoader, createMultiParser } from 'nuqs/server';
import { parseAsBox } from '@/components/distinction/box-param';
import { INKS, type Ink } from '@/lib/layout/heat-map-inks';

/** What a heat map keeps in the URL: the box that is drawn on it, and the inks that are printed. */
export const exploreParsers = {
  box: parseAsBox,
  inks: createMultiParser<Ink[]>({
    parse: (values) => {
      const given = values.flatMap((value) => value.split(','));
      const known = INKS.filter((ink) => given.includes(ink));
      return known.length > 0 ? known : null;
    },
    serialize: (values) => [values.join(',')],
    eq: (a, b) => a.join() === b.join(),
  }).withDefault([...INKS]),
};

export const loadExplore = createLoader(exploreParsers);
