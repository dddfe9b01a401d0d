'use client';

import { useLayoutEffect, useRef } from 'react';

/** The newest value without being a reason to run again. */
export function useLatest<Value>(value: Value) {
  const latest = useRef(value);
  useLayoutEffect(() => {
    latest.current = value;
  });
  return latest;
}
