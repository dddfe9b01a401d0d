import { expect, test } from 'vitest';
import { parsePasswd } from './account';

test('users without root, broken lines skipped', () => {
  const text = 'root:x:0:0:root:/root:/bin/bash\nnobody:x:65534:65534:n:/:/bin/false\n+::::\n\n';
  expect(parsePasswd(text)).toEqual([{ name: 'nobody', uid: 65534, gid: 65534 }]);
});
