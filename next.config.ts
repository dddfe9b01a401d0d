import type { NextConfig } from 'next';

const config: NextConfig = {
  poweredByHeader: false,
  // Shippers post to `/api/v1/events/` as readily as to `/api/v1/events`, and few follow a redirect with the body.
  skipTrailingSlashRedirect: true,
  reactStrictMode: true,
  // Nothing is written into the checkout but the build.
  agentRules: false,
  typedRoutes: true,
  // Chats that unfurl a link are legion and read no more than the head: for all of them the title stands there.
  htmlLimitedBots: /.*/,
  // A shared link is a secret that its address holds: no site that is linked to may learn it, no search engine list it.
  headers: async () => [
    {
      source: '/s/:path*',
      headers: [
        { key: 'Referrer-Policy', value: 'no-referrer' },
        { key: 'X-Robots-Tag', value: 'noindex, nofollow' },
      ],
    },
  ],
  // `curl …/boots/{id}.txt`: the address of the page with a suffix is that of the form.
  rewrites: async () => [
    {
      source: '/boots/:form([0-9a-fA-F]{20}\\.(?:json|txt|csv|md|trace\\.json|svg|png|html))',
      destination: '/api/v1/boots/:form',
    },
  ],
  serverExternalPackages: ['@resvg/resvg-js', 'pg', 'pg-copy-streams', 'pino'],
  // `npm run typecheck` checks the whole project, tests included; a start on a production machine need not repeat it.
  typescript: { ignoreBuildErrors: true },
};

export default config;
