/** The time of the machine: partners live in ours, whatever the clock of a demonstration shows. */
export function machineNow(): Date {
  return new Date()
}
