import { describe, expect, it } from 'vitest';
import { visibleText } from './visible-text';

describe('visibleText', () => {
  it('writes out what would turn or overwrite the line', () => {
    expect(visibleText('safe\u202Egnp.exe')).toBe('safe⟨202E⟩gnp.exe');
    expect(visibleText('\u001b[31mred\u0000\r')).toBe('⟨001B⟩[31mred⟨0000⟩⟨000D⟩');
  });

  it('leaves line breaks, tabs and every script alone', () => {
    const text = 'a\tb\nעברית 日本語 é 🚀';
    expect(visibleText(text)).toBe(text);
  });
});
