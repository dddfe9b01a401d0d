import type { FlavorRef, ImageRef } from '@/lib/domain/dimension';
import type { EventAttributes } from '@/lib/domain/event';
import { imageOf } from './image-ref';

function textOf(xml: string, tag: string): string | undefined {
  return new RegExp(`<nova:${tag}>([^<]*)</nova:${tag}>`).exec(xml)?.[1];
}

function numberOf(xml: string, tag: string): number | undefined {
  const text = textOf(xml, tag);
  return text === undefined || text === '' ? undefined : Number(text);
}

function flavorIn(xml: string): FlavorRef | null {
  const match = /<nova:flavor name="([^"]*)"/.exec(xml);
  if (match === null) return null;
  const end = xml.indexOf('</nova:flavor>', match.index);
  const body = end < 0 ? '' : xml.slice(match.index, end);
  const flavor: FlavorRef = { name: unescapeXml(match[1] ?? '') };
  const id = /<nova:flavor [^>]*\bid="([^"]*)"/.exec(xml)?.[1];
  if (id !== undefined) flavor.id = id;
  const [memoryMb, diskGb, vcpus] = ['memory', 'disk', 'vcpus'].map((tag) => numberOf(body, tag));
  if (memoryMb !== undefined) flavor.memoryMb = memoryMb;
  if (diskGb !== undefined) flavor.diskGb = diskGb;
  if (vcpus !== undefined) flavor.vcpus = vcpus;
  return flavor;
}

function unescapeXml(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}

/** What Nova's metadata in a libvirt guest XML says (Juno on); memory in MiB, disk in GiB. Works on cut-off XML too. */
export function readGuestXml(xml: string): EventAttributes {
  const attributes: EventAttributes = {};
  const flavor = flavorIn(xml);
  const imageId = /<nova:root type="image" uuid="([0-9a-f-]{36})"/i.exec(xml)?.[1];
  const release = /<nova:package version="([^"]*)"/.exec(xml)?.[1];
  const hypervisor = /<domain type=["']([^"']+)["']/.exec(xml)?.[1];
  const displayName = textOf(xml, 'name');
  if (flavor !== null) attributes.flavor = flavor;
  if (imageId !== undefined) attributes.image = imageOf(imageId);
  if (release !== undefined) attributes.release = release;
  if (hypervisor !== undefined) attributes.hypervisor = hypervisor;
  if (displayName !== undefined && displayName !== '') attributes.displayName = unescapeXml(displayName);
  return attributes;
}

/** The image in the `image_meta=` dump of `Start _get_guest_xml` / `Start to_xml`: an ImageMeta object (Liberty on) or a dict. */
export function readImageMeta(text: string): ImageRef | null {
  const start = text.indexOf('image_meta=');
  if (start < 0) return null;
  const dump = text.slice(start);
  const id = /[(,\s]u?'?id'?[=:] ?u?'?([0-9a-f]{8}-[0-9a-f-]{27})/i.exec(dump)?.[1];
  if (id === undefined) return null;
  const name = /[(,\s]u?'?name'?[=:] ?u?'([^']*)'/.exec(dump)?.[1];
  const format = /[(,\s{]u?'?disk_format'?[=:] ?u?'([^']*)'/.exec(dump)?.[1];
  const size = /[(,\s]u?'?size'?[=:] ?(\d+)/.exec(dump)?.[1];
  return imageOf(id, {
    ...(name === undefined ? {} : { name }),
    ...(format === undefined ? {} : { format }),
    ...(size === undefined ? {} : { sizeBytes: Number(size) }),
  });
}
