/**
 * Of which dossier a message tells, and of which state: as the national portal has them (MaHoSo, TrangThaiHoSo), or in
 * the `data` of a CloudEvent. Undefined where it says neither. Whatever stands there is answered as it is.
 */
export function subjectOf(
  body: Readonly<Record<string, unknown>>,
): { readonly dossier: unknown; readonly state: unknown } {
  const { number, state } = Object(body['data']) as { readonly number?: unknown; readonly state?: unknown }
  return { dossier: body['MaHoSo'] ?? number, state: body['TrangThaiHoSo'] ?? state }
}
