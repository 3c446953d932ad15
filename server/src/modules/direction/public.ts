/** The door of `direction`: what leaders tell units and officers to do. Everything else is private. */
export { acknowledgeInstruction } from './acknowledge-instruction.ts'
export { answerInstruction } from './answer-instruction.ts'
export { closeInstruction } from './close-instruction.ts'
export { isOverdue, stepsOpenTo } from './domain/instruction.ts'
export { escalateInstructions } from './escalate-instructions.ts'
export { type GiveInstruction, type GiveInstructionRefusal, giveInstruction } from './give-instruction.ts'
export { type Party, headedBy, partOf, partyIdOf, unitsToDirect } from './reach.ts'
export { sendBackInstruction } from './send-back-instruction.ts'
export {
  type Instruction, type OpenOf, countOpenInstructions, findInstruction, isAnyToEscalate, listOpenInstructions,
  listSteps,
} from './store/instructions.ts'
export { type TakeStepRefusal } from './step-of-instruction.ts'
