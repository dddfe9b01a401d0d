'use client';

import { type RefObject, useEffect } from 'react';
import { STAGES } from '@/lib/domain/stage';
import type { MinimapMark } from '@/lib/layout/minimap';

/** Draws marks on a canvas in the stages' colours, sharp on any screen and anew when the theme changes. */
export function useMinimapCanvas(
  canvas: RefObject<HTMLCanvasElement | null>,
  marks: readonly MinimapMark[],
  { width, height }: { width: number; height: number },
) {
  useEffect(() => {
    const draw = () => {
      const element = canvas.current;
      const pen = element?.getContext('2d');
      if (!element || !pen) return;
      const density = Math.max(1, window.devicePixelRatio || 1);
      element.width = Math.round(width * density);
      element.height = Math.round(height * density);
      pen.scale(density, density);
      const colours = readColours(element);
      for (const mark of marks) {
        pen.fillStyle = colours.get(mark.stage) ?? '';
        // Hatching does not show at this size: waits are paler.
        pen.globalAlpha = mark.stage === null ? 0.35 : mark.wait ? 0.45 : 1;
        pen.fillRect(mark.x, mark.y, Math.max(1, mark.width), mark.height);
      }
    };
    draw();
    const observer = new MutationObserver(draw);
    observer.observe(document.documentElement, { attributes: true });
    const scheme = matchMedia('(prefers-color-scheme: dark)');
    scheme.addEventListener('change', draw);
    return () => {
      observer.disconnect();
      scheme.removeEventListener('change', draw);
    };
  }, [canvas, marks, width, height]);
}

/** A canvas knows no custom properties: an element that uses them tells what they are just now. */
function readColours(near: HTMLElement): Map<string | null, string> {
  const probe = document.createElement('span');
  near.parentElement?.append(probe);
  const colours = new Map<string | null, string>();
  for (const stage of STAGES) {
    probe.style.color = `var(--color-stage-${stage})`;
    colours.set(stage, getComputedStyle(probe).color);
  }
  probe.style.color = 'var(--color-ink-3)';
  colours.set(null, getComputedStyle(probe).color);
  probe.remove();
  return colours;
}
