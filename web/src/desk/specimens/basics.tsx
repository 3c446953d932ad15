import { Button, Checkbox, NativeSelect, PasswordInput, TextInput, Textarea } from '@mantine/core'
import { showShortDay } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { showMoney } from '../../lib/money.ts'
import { SAMPLE } from './specimens-texts.ts'

/** What the desk takes from Mantine, in our dress. */
export function Basics({ at }: { at: string }) {
  const id = (name: string) => `${at}-${name}`
  return (
    <>
      <div className="mc-row">
        <Button>{say(SAMPLE.act)}</Button>
        <Button className="mc-as-focused" tabIndex={-1}>{say(SAMPLE.focused)}</Button>
        <Button disabled>{say(SAMPLE.off)}</Button>
        <Button loading>{say(SAMPLE.busy)}</Button>
        <Button variant="default">{say(SAMPLE.other)}</Button>
        <Button variant="default" disabled>{say(SAMPLE.off)}</Button>
        <button type="button" className="mc-link-button">{say(SAMPLE.undo)}</button>
        <kbd>Ctrl</kbd>
      </div>
      <p>{say(SAMPLE.long)} <a href={`#${id('name')}`}>{say(SAMPLE.link)}</a></p>
      <h2>{say(SAMPLE.name)}</h2>
      <h3>{say(SAMPLE.name)}</h3>
      <TextInput
        id={id('name')} label={say(SAMPLE.field)} description={say(SAMPLE.hint)} defaultValue={say(SAMPLE.name)}
      />
      <TextInput
        id={id('name-w')} label={say(SAMPLE.field)} error={say(SAMPLE.fault)} withAsterisk
        defaultValue={say(SAMPLE.name)}
      />
      <TextInput id={id('name-d')} label={say(SAMPLE.off)} defaultValue={say(SAMPLE.name)} disabled />
      <NativeSelect id={id('select')} label={say(SAMPLE.choice)} data={[say(SAMPLE.procedure), say(SAMPLE.long)]} />
      <PasswordInput
        id={id('password')} label={say(SAMPLE.password)} defaultValue="abc" autoComplete="off"
        visibilityToggleButtonProps={{ 'aria-label': say(SAMPLE.showPassword) }}
      />
      <Checkbox id={id('tick')} label={say(SAMPLE.tick)} defaultChecked />
      <Checkbox id={id('tick-d')} label={say(SAMPLE.off)} disabled />
      <Textarea id={id('text')} label={say(SAMPLE.hint)} defaultValue={say(SAMPLE.long)} autosize={false} rows={2} />
      <div className="mc-scrolls" role="region" aria-label={`${say(SAMPLE.table)} ${at}`} tabIndex={0}>
        <table className="mc-table">
          <thead>
            <tr>
              <th scope="col">{say(SAMPLE.number)}</th>
              <th scope="col">{say(SAMPLE.field)}</th>
              <th scope="col" className="mc-right">{say(SAMPLE.amount)}</th>
              <th scope="col">{say(SAMPLE.due)}</th>
            </tr>
          </thead>
          <tbody>
            {[8_000, 1_250_000].map((fee) => (
              <tr key={fee}>
                <td className="mc-number">{`X00-210625-${fee % 9_973}`}</td>
                <td>{say(SAMPLE.name)}</td>
                <td className="mc-number mc-right">{showMoney(fee)}</td>
                <td className="mc-number">{showShortDay('2021-06-28')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
