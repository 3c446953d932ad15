import type { DecidedShown } from '@motcua/contracts/decided.ts'

/** What decision tables said of a dossier: fee, papers, time limit, each with the table, its rule and the version. */
export function DecidedPanel({ decided }: { decided: readonly DecidedShown[] }) {
  return decided.map(({ subject, title, lines, why }) => (
    <section key={subject} className="mc-panel" aria-label={title}>
      <h2>{title}</h2>
      <ul>{lines.map((line) => <li key={line}>{line}</li>)}</ul>
      <p className="mc-quiet">{why}</p>
    </section>
  ))
}
