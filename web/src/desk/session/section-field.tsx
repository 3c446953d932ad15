import { NativeSelect } from '@mantine/core'
import { chooseSection, useSection } from './section.ts'

/** Asks whoever sits at several sections at which one they work now; nothing for everybody else. */
export function SectionField({ error }: { error?: string | undefined }) {
  const { sections, section } = useSection()
  if (sections.length < 2) return null
  return (
    <NativeSelect
      id="bo-phan"
      label="Bộ phận bạn đang làm việc"
      withAsterisk
      error={error}
      value={section?.id ?? ''}
      data={[
        ...(section ? [] : [{ value: '', label: 'Chọn…' }]),
        ...sections.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onChange={(event) => chooseSection(event.currentTarget.value)}
    />
  )
}
