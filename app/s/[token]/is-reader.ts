/** Chats and search engines that look at a link before a person does, as they call themselves. */
const MACHINES =
  /bot|crawl|spider|preview|facebookexternalhit|whatsapp|mattermost|embed|fetch|curl|wget|python|go-http/i;

/** Whether a request is a person's who opens the page, not a chat's that unfurls it nor the page's own that renews it. */
export function isReader(headers: Pick<Headers, 'get'>): boolean {
  const destination = headers.get('sec-fetch-dest');
  const agent = headers.get('user-agent') ?? '';
  return (destination === null || destination === 'document') && agent !== '' && !MACHINES.test(agent);
}
