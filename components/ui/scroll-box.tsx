'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';

interface ScrollBoxProps {
  /** Id of the element that names what is inside. */
  labelledBy: string;
  children: ReactNode;
}

/** What is wider than the screen scrolls in here, and only then can it be reached and scrolled by keyboard. */
export function ScrollBox({ labelledBy, children }: ScrollBoxProps) {
  const box = useRef<HTMLDivElement>(null);
  const [scrolls, setScrolls] = useState(false);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setScrolls(element.scrollWidth > element.clientWidth));
    observer.observe(element);
    for (const child of element.children) observer.observe(child);
    return () => observer.disconnect();
  }, []);
  const reachable = scrolls ? { tabIndex: 0, role: 'group', 'aria-labelledby': labelledBy } : {};
  return (
    <div ref={box} className="relative overflow-x-auto" {...reachable}>
      {children}
    </div>
  );
}
