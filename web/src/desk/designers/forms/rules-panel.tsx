import type { Names } from '@motcua/forms/compile-feel.ts'
import type { RawForm, RawRule } from '@motcua/forms/raw-form.ts'
import { Button, NativeSelect } from '@mantine/core'
import { say } from '../../../lib/language.ts'
import { replaced, without } from '../moved.ts'
import { TypedText } from '../typed-text.tsx'
import { FeelField } from './feel-field.tsx'
import { type Changed, blankRule, changeRules, keysOf, merged } from './form-operations.ts'
import { FORM } from './form-texts.ts'

/** What must be true of the answers together, and what a citizen reads who answered otherwise. */
export function RulesPanel({ form, names, onChange }: {
  form: RawForm
  names: Names
  onChange: (form: RawForm) => void
}) {
  const keys = [...new Set(keysOf(form))]
  const change = (nth: number, part: Changed<RawRule>) =>
    onChange(changeRules(form, (rules) => replaced(rules, nth, (rule) => merged(rule, part))))
  return (
    <section className="mc-stack" aria-label={say(FORM.rules)}>
      <h3>{say(FORM.rules)}</h3>
      {(form.rules ?? []).map((rule, nth) => (
        <fieldset key={rule.id} className="mc-panel mc-stack">
          <legend>{say(FORM.rule, { nth: nth + 1 })} <code className="mc-quiet">{rule.id}</code></legend>
          <FeelField label={say(FORM.check)} value={rule.check} names={names}
            onChange={(check) => change(nth, { check })} />
          <FeelField label={say(FORM.ruleWhen)} value={rule.when ?? ''} names={names}
            onChange={(when) => change(nth, { when })} />
          <div className="mc-row mc-row-top">
            <NativeSelect label={say(FORM.severity)} value={rule.severity}
              data={[
                { value: 'refuse', label: say(FORM.refuse) }, { value: 'warn', label: say(FORM.warn) },
              ]}
              onChange={(event) => change(nth, { severity: event.currentTarget.value === 'warn' ? 'warn' : 'refuse' })} />
            <NativeSelect label={say(FORM.ruleField)} value={rule.field} data={keys}
              onChange={(event) => change(nth, { field: event.currentTarget.value })} />
          </div>
          <TypedText label={say(FORM.message)} value={rule.message_vi} isLong
            onChange={(message) => change(nth, { message_vi: message })} />
          <div><Button variant="default"
            onClick={() => onChange(changeRules(form, (rules) => without(rules, nth)))}>
            {say(FORM.removeRule, { nth: nth + 1 })}
          </Button></div>
        </fieldset>
      ))}
      {keys.length > 0 && <div><Button variant="default"
        onClick={() => onChange(changeRules(form, (rules) => [...rules, blankRule(form)]))}>
        {say(FORM.addRule)}
      </Button></div>}
    </section>
  )
}
