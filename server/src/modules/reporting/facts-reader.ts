/** As what the job that keeps the facts reads the log: how far it is says how fresh figures are. */
export const FACTS_READER = 'project-facts'
