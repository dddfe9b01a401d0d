import { expect, test } from 'vitest';
import { changeQuery } from './change-query';

test('keys are set, repeated and taken out, the others stay', () => {
  const query = new URLSearchParams('image=a&image=b&box=1_2_3_4&cursor=x&q=old');
  const change = { image: ['b', 'c'], q: 'new', cursor: null, host: [] };
  expect(changeQuery(query, change).toString()).toBe('box=1_2_3_4&image=b&image=c&q=new');
  expect(query.get('q')).toBe('old');
});
