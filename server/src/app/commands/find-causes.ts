import { HANDED_TWICE_HELP, readHandedTwiceUse, runHandedTwice } from '../../cli/handed-twice-command.ts'
import { MINE_PROCEDURE_HELP, readMineProcedureUse, runMineProcedure } from '../../cli/mine-procedure.ts'
import { RISK_HELP, readRiskUse, runRisk } from '../../cli/risk-command.ts'
import { onInstallation } from '../commands-of-operators.ts'

/** `motcua mine --procedure`; of a file it needs no database. */
export const runMineProcedureCommand = onInstallation({
  help: MINE_PROCEDURE_HELP, read: readMineProcedureUse, run: runMineProcedure,
})

/** `motcua risk`. */
export const runRiskCommand = onInstallation({ help: RISK_HELP, read: readRiskUse, run: runRisk })

/** `motcua handed-twice`. */
export const runHandedTwiceCommand = onInstallation({
  help: HANDED_TWICE_HELP, read: readHandedTwiceUse, run: runHandedTwice,
})
