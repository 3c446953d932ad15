import { TextInput } from '@mantine/core'
import type { Unit } from '@motcua/forms/model.ts'
import { useState } from 'react'
import { showDay } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { FieldGroup, RadioLine } from '../../ui/field-group/field-group.tsx'
import { useSession } from '../session/read-session.ts'
import type { AnswerFieldProps } from './answer-props.ts'
import { ANSWER } from './answer-texts.ts'
import { type Territory, useTerritories } from './list-units.ts'
import { PlaceField } from './place-field.tsx'

/** As an answer carries them: by code and name, without the id by which the list knows them. */
interface Units {
  readonly province?: Unit | undefined
  readonly district?: Unit | undefined
  readonly commune?: Unit | undefined
}

interface Typed extends Units {
  readonly isAbroad: boolean
  readonly detail: string
  readonly country: string
}

/** An address by its units, or in words abroad. What is half filled goes on as it is, so that its fault can be told. */
export function AddressField({ field, id, value, error, onChange }: AnswerFieldProps) {
  const { hasDistricts: isThreeLevelsNow = false, districtsUntil = null } = useSession()?.province ?? {}
  // Of an event that may lie before the districts ended; today's address has today's units.
  const isOfThen = field.time === 'then' && districtsUntil !== null
  const [isBefore, setBefore] = useState(() => (value as { epoch?: unknown } | undefined)?.epoch === '3-cap')
  const hasDistricts = isThreeLevelsNow || isOfThen && isBefore
  const on = isOfThen && isBefore ? districtsUntil : undefined
  const lastDay = districtsUntil === null ? '' : showDay(new Date(`${districtsUntil}T00:00:00+07:00`))
  const [typed, setTyped] = useState<Typed>(() => ({ isAbroad: false, detail: '', country: '', ...known(value) }))
  const provinces = useTerritories('province', undefined, true, on)
  const province = unitIn(provinces.data, typed.province)
  const districts = useTerritories('district', province?.id, hasDistricts && province !== undefined, on)
  const parent = hasDistricts ? unitIn(districts.data, typed.district) : province
  const communes = useTerritories('commune', parent?.id, parent !== undefined, on)

  const change = (next: Typed, epoch: '3-cap' | '2-cap' = hasDistricts ? '3-cap' : '2-cap') => {
    setTyped(next)
    onChange(addressOf(next, epoch))
  }
  // The units of one epoch are not those of the other, whatever their names.
  const changeEpoch = (before: boolean) => {
    setBefore(before)
    change({ ...typed, province: undefined, district: undefined, commune: undefined }, before ? '3-cap' : '2-cap')
  }
  const pick = (
    level: keyof Units, label: string, list: readonly Territory[] | undefined, isClosed: boolean,
    take: (one: Territory | undefined) => void,
  ) => (
    <PlaceField
      id={`${id}-${level}`} label={label} places={list} isClosed={isClosed} chosenId={unitIn(list, typed[level])?.id}
      onChoose={take}
    />
  )
  return (
    <FieldGroup id={id} label={field.label} hint={field.help} error={error} isRequired={field.required === 'always'}>
      <RadioLine
        name={`${id}-noi`}
        label={say(ANSWER.inTheCountry)}
        isChosen={!typed.isAbroad}
        onChoose={() => change({ ...typed, isAbroad: false })}
      />
      <RadioLine
        name={`${id}-noi`}
        label={say(ANSWER.abroad)}
        isChosen={typed.isAbroad}
        onChoose={() => change({ ...typed, isAbroad: true })}
      />
      {!typed.isAbroad && isOfThen && (
        <>
          <RadioLine
            name={`${id}-khi`}
            label={say(ANSWER.before, { day: lastDay })}
            isChosen={isBefore}
            onChoose={() => changeEpoch(true)}
          />
          <RadioLine
            name={`${id}-khi`}
            label={say(ANSWER.since, { day: lastDay })}
            isChosen={!isBefore}
            onChoose={() => changeEpoch(false)}
          />
        </>
      )}
      {!typed.isAbroad &&
        pick('province', say(ANSWER.province), provinces.data, false, (province) =>
          change({ ...typed, province, district: undefined, commune: undefined }))}
      {!typed.isAbroad &&
        hasDistricts &&
        pick('district', say(ANSWER.district), districts.data, !province, (district) =>
          change({ ...typed, district, commune: undefined }))}
      {!typed.isAbroad && pick('commune', say(ANSWER.commune), communes.data, !parent, (commune) =>
        change({ ...typed, commune }))}
      {typed.isAbroad && (
        <TextInput
          label={say(ANSWER.country)}
          w={110}
          value={typed.country}
          maxLength={3}
          onChange={(event) => change({ ...typed, country: event.currentTarget.value.toUpperCase() })}
        />
      )}
      <TextInput
        label={say(typed.isAbroad ? ANSWER.address : ANSWER.detail)}
        className="mc-grow"
        maxLength={200}
        value={typed.detail}
        onChange={(event) => change({ ...typed, detail: event.currentTarget.value })}
      />
    </FieldGroup>
  )
}

/** The address as the form model has it (country, epoch, units, detail), or nothing while all is empty. */
export function addressOf(typed: Typed, epoch: '3-cap' | '2-cap'): Record<string, unknown> | undefined {
  const detail = typed.detail.trim()
  if (typed.isAbroad) {
    return detail === '' && typed.country === ''
      ? undefined
      : { country: typed.country, epoch: 'nuoc-ngoai', text: detail }
  }
  const { province, district, commune } = typed
  if (!province && detail === '') return undefined
  return {
    country: 'VN', epoch, ...province && { province: unitOf(province) }, ...district && { district: unitOf(district) },
    ...commune && { commune: unitOf(commune) }, ...detail && { detail },
  }
}

/** The unit of an answer in the list from which it was taken. */
function unitIn(list: readonly Territory[] | undefined, unit: Unit | undefined): Territory | undefined {
  return unit && list?.find(({ code, name }) => code === unit.code && name === unit.name)
}

function unitOf({ code, name }: Unit): Unit {
  return { code, name }
}

/** What an answer says; the ids of its units come from the lists again. */
function known(value: unknown): Partial<Typed> {
  if (typeof value !== 'object' || value === null) return {}
  const { detail, text, epoch, country } = value as Record<string, unknown>
  const words = typeof detail === 'string' ? detail : typeof text === 'string' ? text : ''
  const { province, district, commune } = value as Units
  return {
    province, district, commune, detail: words, isAbroad: epoch === 'nuoc-ngoai',
    ...(typeof country === 'string' && country !== 'VN' && { country }),
  }
}
