import { sendPage } from './layout.tsx'
import { ByProvider, Counter } from './provider-sign-in-parts.tsx'
import { PROVIDER } from './provider-sign-in-texts.ts'
import type { Visit } from './visit.ts'

/** Whether people sign in and register by a code to their phone here today: policy `local-sign-in`, on if silent. */
export function hasLocalSignIn({ directory }: Pick<Visit, 'directory'>): boolean {
  return directory.policy('local-sign-in')?.value !== 'off'
}

/** Instead of signing in by code, and of registering: the one way that is left, and the counter. */
export function sendLocalSignInOff(visit: Visit, next: string, status = 422) {
  const { say } = visit
  return sendPage(visit, {
    title: say(PROVIDER.signIn), status, isPersonal: true, body: <>
      <h1>{say(PROVIDER.signIn)}</h1>
      <ByProvider visit={visit} next={next} isAlone />
      <p>{say(PROVIDER.localOff)}</p>
      <Counter visit={visit} />
      {status === 422 && <p className="hint">{say(PROVIDER.code, { code: 'local-sign-in-off' })}</p>}
    </>,
  })
}
