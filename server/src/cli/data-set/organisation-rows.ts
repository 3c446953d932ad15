import {
  type GroupRow, type LevelRow, type PostRow, type ProvinceRows, type UnitRow, type Validity, codeOfGuest, inSentence,
} from '../../modules/organisation/public.ts'
import type {
  OrganisationFile, RawAgency, RawCommune, RawDistrict, RawSection,
} from './organisation-file.ts'
import { validityOf, within } from './validity.ts'

const NOTHING = {
  parent: null, territory: null, host: null, form: null, agencyCode: null, legacyCode: null, codeInvented: false,
  gsoCode: null, areaType: null, suffix: null, isOneStop: false, hasOneStop: false, receivesAt: null, note: null,
} as const

interface Place {
  readonly raw: RawDistrict | RawCommune
  readonly level: string
  readonly parent: string
  /** The agency above the one that governs it. */
  readonly superior: string
}

/**
 * What `organisation.yaml` says, as rows; templates are written out for each agency, levels found by their rule word.
 */
export function organisationRows(file: OrganisationFile): Omit<ProvinceRows, 'calendars' | 'policies'> {
  const levels = file.administrative_levels.map((level): LevelRow =>
    ({ id: level.id, rank: level.order, name: level.name_vi, rule: level.rule, ...validityOf(level) }))
  const levelOf = (rule: string) => levels.find((level) => level.rule === rule)?.id ?? ''
  const agencies = [...file.provincial_agencies, ...file.vertical_agencies ?? []]
  const { province } = file
  const districts = (file.districts ?? []).map((raw): Place =>
    ({ raw, level: levelOf('district'), parent: province.id, superior: province.ubnd_id }))
  const communes = [
    ...(file.districts ?? []).flatMap((raw) => raw.communes.map((commune): Place =>
      ({ raw: commune, level: levelOf('commune'), parent: raw.id, superior: raw.agency.id }))),
    ...(file.communes ?? []).map((raw): Place =>
      ({ raw, level: levelOf('commune'), parent: province.id, superior: province.ubnd_id })),
  ]
  const isVertical = new Set(file.vertical_agencies?.map(({ id }) => id))
  const units = [
    {
      ...NOTHING, id: province.id, kind: 'territory' as const, name: province.name_vi, level: levelOf('province'),
      form: province.type ?? null, gsoCode: province.gso_code, calendar: file.default_shift, ...validityOf(province),
    },
    ...agencies.flatMap((agency) => agencyUnits(agency, file, isVertical.has(agency.id))),
    ...(file.other_parties ?? []).map((party): UnitRow => ({
      ...NOTHING, id: party.id, kind: 'party', name: party.name_vi, level: null, calendar: file.default_shift,
      ...validityOf(party),
    })),
    ...districts.flatMap((place) => placeUnits(place, file, file.district_divisions_template?.divisions ?? [])),
    ...communes.flatMap((place) => placeUnits(place, file, file.commune_sections_template.sections)),
  ]
  const postsAt = (ids: readonly string[], names: readonly string[] = []) => units.filter(({ id }) => ids.includes(id))
    .flatMap(({ id, validFrom, validTo }) => names.map((name): PostRow => ({ unit: id, name, validFrom, validTo })))
  return {
    province: { id: province.id, name: province.name_vi, agencyCode: province.agency_code,
      placeCode: province.cccd_province_code, ...validityOf({}) }, // the installation outlives the territory
    levels,
    areaTypes: file.area_types.map(({ id, name_vi: name, valid_from, valid_to, ...facts }) =>
      ({ id, name, facts, ...validityOf({ ...valid_from && { valid_from }, ...valid_to && { valid_to } }) })),
    units,
    groups: (file.agency_groups ?? []).map((group): GroupRow => ({ id: group.id, name: group.name_vi,
      select: (group.select ?? null), members: group.members ?? [], ...validityOf(group) })),
    posts: [
      ...postsAt(file.provincial_agencies.filter(({ divisions }) => divisions.length > 0).map(({ id }) => id),
        file.provincial_positions_template?.positions),
      ...postsAt(districts.map(({ raw }) => raw.agency.id), file.district_positions_template?.positions),
      ...postsAt(communes.map(({ raw }) => raw.agency.id), file.commune_positions_template?.positions),
    ],
    roles: file.roles.map((role) => ({ id: role.id, name: role.name_vi, ...validityOf(role) })),
  }
}

function agencyUnits(agency: RawAgency, file: OrganisationFile, isVertical: boolean): UnitRow[] {
  const { province, default_shift: usual } = file
  const isProvinces = agency.id === province.ubnd_id
  const calendar = agency.shift ?? usual
  const validity = validityOf(agency)
  const unit: UnitRow = {
    ...NOTHING, ...codesOf(agency), id: agency.id, kind: 'agency', name: agency.name_vi, form: agency.kind,
    level: agency.level, parent: agency.parent ?? (isProvinces || isVertical ? null : province.ubnd_id),
    territory: isProvinces ? province.id : null,
    isOneStop: agency.one_stop ?? false, hasOneStop: agency.has_one_stop_section ?? false,
    receivesAt: agency.receives_at ?? null, calendar, note: agency.note ?? null, ...validity,
  }
  return [unit, ...agency.divisions.map((division): UnitRow => ({
    ...NOTHING, ...codesOf(division), id: division.id, kind: 'division', name: division.name_vi, level: agency.level,
    parent: agency.id, isOneStop: division.one_stop ?? false, calendar, note: division.note ?? null,
    ...within(validityOf(division), validity),
  }))]
}

function placeUnits(place: Place, file: OrganisationFile, sections: readonly RawSection[]): UnitRow[] {
  const { raw, level, parent, superior } = place
  const { agency } = raw
  const calendar = agency.shift ?? file.default_shift
  const validity = validityOf(raw)
  const ofAgency = within(validityOf(agency), validity)
  const area = 'area_type' in raw ? raw.area_type : 'seat_area_type' in raw ? raw.seat_area_type : undefined
  const territory: UnitRow = { ...NOTHING, id: raw.id, kind: 'territory', name: raw.name_vi, form: raw.type, level,
    parent, gsoCode: raw.gso_code, areaType: area ?? null, calendar, note: raw.note ?? null, ...validity }
  const unit: UnitRow = { ...NOTHING, ...codesOf(agency), id: agency.id, kind: 'agency', name: agency.name_vi,
    form: file.territorial_agency_kind, level, parent: superior, territory: raw.id, isOneStop: agency.one_stop ?? false,
    hasOneStop: agency.has_one_stop_section ?? false, receivesAt: agency.receives_at ?? null, calendar,
    note: agency.note ?? null, ...ofAgency }
  return [territory, unit, ...sections.map((section) => sectionUnit(section, place, { level, calendar, ...ofAgency }))]
}

/**
 * A section of an agency by its template; one with a superior of its own only sits there, and one of a kind of its own
 * is an agency: the police of a commune have their own code, stays and clocks.
 */
function sectionUnit(
  section: RawSection, { raw: { name_vi: territory, agency } }: Place,
  its: Validity & { readonly level: string; readonly calendar: string },
): UnitRow {
  const { level, calendar, ...ofAgency } = its
  const { suffix, kind, code_under: codeUnder } = section
  const receivesAt = section.receives_at_section === undefined ? null : `${agency.id}:${section.receives_at_section}`
  const isOwn = kind !== undefined
  const code = codeUnder === undefined ? null : codeOfGuest(codeUnder, agency.agency_code ?? null)
  return {
    ...NOTHING, id: `${agency.id}:${suffix}`, kind: isOwn ? 'agency' : 'division', form: kind ?? null,
    name: section.name_vi.replace('{territory}', inSentence(territory)), level, calendar: section.shift ?? calendar,
    suffix, parent: section.parent ?? agency.id, host: isOwn || section.parent !== undefined ? agency.id : null,
    agencyCode: code, codeInvented: code !== null, isOneStop: section.one_stop ?? false, receivesAt,
    ...within(validityOf(section), ofAgency),
  }
}

function codesOf(row: Pick<RawAgency, 'agency_code' | 'legacy_agency_code' | 'code_invented'>) {
  const { agency_code: code = null, legacy_agency_code: legacy = null, code_invented: isInvented = false } = row
  return { agencyCode: code, legacyCode: legacy, codeInvented: isInvented }
}
