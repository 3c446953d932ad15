import { NativeSelect } from '@mantine/core'
import { say } from '../../lib/language.ts'
import { chooseSection, useSection } from './section.ts'
import { SESSION } from './session-texts.ts'

/** Asks whoever sits at several sections at which one they work now; nothing for everybody else. */
export function SectionField({ error }: { error?: string | undefined }) {
  const { sections, section } = useSection()
  if (sections.length < 2) return null
  return (
    <NativeSelect
      id="bo-phan"
      label={say(SESSION.section)}
      withAsterisk
      error={error}
      value={section?.id ?? ''}
      data={[
        ...(section ? [] : [{ value: '', label: say(SESSION.choose) }]),
        ...sections.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onChange={(event) => chooseSection(event.currentTarget.value)}
    />
  )
}
