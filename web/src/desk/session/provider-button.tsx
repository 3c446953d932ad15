import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { say } from '../../lib/language.ts'
import { STAFF_PROVIDER } from './provider-texts.ts'
import { providerQuery, useBeginProvider } from './provider.ts'

/** To the provider of the installation, where it names one. */
export function ProviderButton() {
  const found = useQuery(providerQuery)
  const beginning = useBeginProvider()
  if (!found.data?.isHere) return null
  return (
    <>
      <Button type="button" variant="default" loading={beginning.isPending} onClick={() => beginning.mutate()}>
        {say(STAFF_PROVIDER.signIn)}
      </Button>
      {beginning.error && <p role="alert" className="mc-error">{beginning.error.message}</p>}
    </>
  )
}
