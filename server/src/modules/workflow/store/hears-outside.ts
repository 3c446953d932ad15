import { sql } from 'kysely'
import { TRIAL_KEYS } from '../domain/process-model.ts'

/**
 * Whether a row of `workflow.message` may come to a process of the row of `workflow.model` beside it: what another
 * system told (`told_by`) only where that says that it hears the name of outside. As `hearsOutside` of a model that is
 * read.
 */
export const MODEL_HEARS = sql`(message.told_by is null
  or model.model -> 'outside' ? message.name and not starts_with(model.key, ${TRIAL_KEYS}))`

/** The same, for the row of `workflow.token` beside it. */
export const TOKEN_HEARS = sql`(message.told_by is null or exists (
  select from workflow.instance as hearer join workflow.model on model.id = hearer.model_id
  where hearer.id = token.instance_id and ${MODEL_HEARS}))`
