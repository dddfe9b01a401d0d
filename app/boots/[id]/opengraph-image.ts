import { loadBoot } from './load-boot';
import { PICTURE_SIZE, pictureResponse } from './picture-response';

export const dynamic = 'force-dynamic';
export const size = PICTURE_SIZE;
export const contentType = 'image/png';
export const alt = 'Waterfall of the boot’s phases';

export default async function BootPicture({ params }: { params: Promise<{ id: string }> }) {
  const detail = await loadBoot((await params).id);
  return pictureResponse(detail?.boot ?? null);
}
