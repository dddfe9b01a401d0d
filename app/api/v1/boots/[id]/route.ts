import { originOf } from '@/app/_frame/origin-of';
import { explainBoot } from '@/app/boots/[id]/explain-boot';
import { AppError } from '@/lib/http/app-error';
import { handle } from '@/lib/http/handle';
import { Query } from '@/lib/http/query';
import { refuseMethods } from '@/lib/http/refuse-methods';
import { getDatabase } from '@/lib/store/db';
import { findBoot } from '@/lib/store/find-boot';
import { findFormSuffix, formResponse } from './form-response';
import { BOOT_FORMS, type FormSuffix } from './forms';

export const dynamic = 'force-dynamic';

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseMethods('GET');

/** A boot by its id, as JSON or in the form that a suffix asks for; see `/docs`. */
export const GET = handle(async (request: Request, context: { params: Promise<{ id: string }> }) => {
  const { id: address } = await context.params;
  const { id, suffix } = readAddress(address);
  const form = BOOT_FORMS[suffix ?? 'json'];
  const query = new Query(new URL(request.url).searchParams).allowOnly(form.parameters);
  const detail = await findBoot(getDatabase(), id);
  if (!detail) throw notFound(address);
  const explanation = form.isExplained ? (await explainBoot(detail)).explanation : null;
  const pageUrl = `${originOf(request.headers)}/boots/${id}`;
  const asked = { detail, explanation, query, pageUrl };
  return formResponse(request, suffix ?? 'json', asked, { isFile: suffix !== null });
});

function readAddress(address: string): { id: string; suffix: FormSuffix | null } {
  const [, id, given] = /^([0-9a-f]{20})(?:\.([a-z.]+))?$/i.exec(address) ?? [];
  const suffix = findFormSuffix(given);
  if (id === undefined || (given !== undefined && suffix === null)) throw notFound(address);
  return { id: id.toLowerCase(), suffix };
}

function notFound(address: string): AppError {
  return new AppError('not_found', `There is no boot "${address.slice(0, 60)}"`);
}
