import type { PaperSurveyBody } from '@motcua/contracts/paper-surveys.ts'
import { Button, NativeSelect, TextInput, Textarea } from '@mantine/core'
import { useState } from 'react'
import { faultAt } from '../../lib/call-error.ts'
import { say } from '../../lib/language.ts'
import { useFaultyTitle } from '../../lib/use-faulty-title.ts'
import { DayField } from '../../ui/day-field/day-field.tsx'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { isDay } from '../clearances/clearances-data.ts'
import { useDeedAt } from '../shell/use-deed.ts'
import { PAPER_SURVEY } from './paper-survey-texts.ts'

const QUESTIONS = ['access', 'clarity', 'attitude', 'competence', 'timeliness', 'outcome', 'feedback'] as const
type Question = typeof QUESTIONS[number]

interface Sheet {
  readonly scores: Readonly<Partial<Record<Question, string>>>
  readonly visits: string
  readonly askedMore: string
  readonly remark: string
}
const BLANK: Sheet = { scores: {}, visits: '', askedMore: '', remark: '' }

/** Keys in a form of paper; the day stays for the next one of the same box. */
export function PaperSurveyForm({ sectionId, on }: { readonly sectionId: string; readonly on: string }) {
  const [day, setDay] = useState(on)
  const [sheet, setSheet] = useState(BLANK)
  const [hasTried, setHasTried] = useState(false)
  const sending = useDeedAt<PaperSurveyBody>(['paper-surveys'], () => {
    announce(say(PAPER_SURVEY.kept))
    setSheet(BLANK)
    setHasTried(false)
  })
  const faults = {
    day: isDay(day) ? undefined : say(PAPER_SURVEY.needDay),
    scores: Object.values(sheet.scores).some(Boolean) ? undefined : say(PAPER_SURVEY.needScore),
    visits: /^\d{0,2}$/.test(sheet.visits) ? undefined : say(PAPER_SURVEY.needVisits),
  }
  const told = (place: keyof typeof faults) => (hasTried ? faults[place] : undefined) ?? faultAt(sending.error, `/${place}`)
  const isFaulty = (faults.day ?? faults.scores ?? faults.visits) !== undefined
  useFaultyTitle(hasTried && isFaulty)
  const set = (change: Partial<Sheet>) => setSheet({ ...sheet, ...change })
  return (
    <form className="mc-panel mc-stack" noValidate aria-labelledby="phieu-giay" onSubmit={(event) => {
      event.preventDefault()
      setHasTried(true)
      sending.reset()
      if (!isFaulty) sending.mutate({ path: '/api/paper-surveys', body: bodyOf(sectionId, day, sheet) })
    }}>
      <h2 id="phieu-giay">{say(PAPER_SURVEY.title)}</h2>
      <p className="mc-quiet">{say(PAPER_SURVEY.intro)}</p>
      <FormRefusal error={sending.error} />
      <div className="mc-fields">
        <DayField
          id="phieu-giay-ngay" label={say(PAPER_SURVEY.day)} isRequired value={day} error={told('day')}
          onChange={(text) => setDay(text ?? '')}
        />
        {QUESTIONS.map((question, nth) => (
          <NativeSelect
            key={question} label={say(PAPER_SURVEY[question])} value={sheet.scores[question] ?? ''}
            error={nth === 0 ? told('scores') : undefined} data={scoreChoices()}
            onChange={(event) => set({ scores: { ...sheet.scores, [question]: event.currentTarget.value } })}
          />
        ))}
        <TextInput
          label={say(PAPER_SURVEY.visits)} inputMode="numeric" maxLength={2} value={sheet.visits} error={told('visits')}
          onChange={(event) => set({ visits: event.currentTarget.value.trim() })}
        />
        <NativeSelect
          label={say(PAPER_SURVEY.askedMore)} value={sheet.askedMore}
          data={[
            { value: '', label: say(PAPER_SURVEY.blank) }, { value: 'no', label: say(PAPER_SURVEY.no) },
            { value: 'yes', label: say(PAPER_SURVEY.yes) },
          ]}
          onChange={(event) => set({ askedMore: event.currentTarget.value })}
        />
      </div>
      <Textarea
        label={say(PAPER_SURVEY.remark)} autosize minRows={2} maxLength={1_000} value={sheet.remark}
        onChange={(event) => set({ remark: event.currentTarget.value })}
      />
      <div><Button type="submit" loading={sending.isPending}>{say(PAPER_SURVEY.keep)}</Button></div>
    </form>
  )
}

function scoreChoices() {
  const { blank, score1, score2, score3, score4, score5 } = PAPER_SURVEY
  return [blank, score1, score2, score3, score4, score5]
    .map((text, score) => ({ value: score === 0 ? '' : String(score), label: say(text) }))
}

function bodyOf(sectionId: string, day: string, { scores, visits, askedMore, remark }: Sheet): PaperSurveyBody {
  return {
    sectionId, day, visits: visits === '' ? null : Number(visits),
    askedMore: askedMore === '' ? null : askedMore === 'yes', remark: remark.trim(),
    scores: Object.fromEntries(
      Object.entries(scores).filter(([, score]) => score).map(([one, score]) => [one, Number(score)]),
    ),
  }
}
