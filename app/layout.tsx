import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { FrameHeader } from '@/components/frame/frame-header';
import { inter, jetbrainsMono } from './_frame/fonts';
import { readFrameData } from './_frame/frame-data';
import { readOrigin } from './_frame/origin';
import { readSettings } from './_frame/reader-settings';
import './globals.css';

export async function generateMetadata(): Promise<Metadata> {
  return {
    metadataBase: new URL(await readOrigin()),
    title: { default: 'Bootfall', template: '%s · Bootfall' },
    description: 'Where the time goes when a virtual machine boots',
  };
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#15181c' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [settings, frame] = await Promise.all([readSettings(), readFrameData()]);
  return (
    <html
      lang="en"
      className={`${inter.variable} ${jetbrainsMono.variable}`}
      data-theme={settings.theme ?? undefined}
      data-density={settings.density ?? undefined}
      suppressHydrationWarning
    >
      <body className="flex min-h-dvh flex-col">
        <FrameHeader zone={settings.zone} clouds={frame.clouds} pulse={frame.pulse} />
        <main id="content" tabIndex={-1} className="flex flex-1 flex-col outline-none">
          {children}
        </main>
      </body>
    </html>
  );
}
