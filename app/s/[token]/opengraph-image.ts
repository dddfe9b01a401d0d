import { PICTURE_SIZE, pictureResponse } from '@/app/boots/[id]/picture-response';
import { loadShare } from './load-share';

export const dynamic = 'force-dynamic';
export const size = PICTURE_SIZE;
export const contentType = 'image/png';
export const alt = 'Waterfall of the boot’s phases';

export default async function SharedPicture({ params }: { params: Promise<{ token: string }> }) {
  const shared = await loadShare((await params).token);
  return pictureResponse(shared?.view.data.detail.boot ?? null);
}
