/**
 * An event log (nhật ký sự kiện), whoever's: in which case what was done, and when. It is kept in columns, 16 bytes an
 * event, each name once: a million events as objects would take ten times the memory.
 */
export interface EventLog {
  /**
   * The next event, at so many microseconds of the epoch. Of events of one case at the same time the one that was
   * added before is the earlier one. Letters with marks are the same however they are composed (NFC).
   */
  readonly add: (caseId: string, activity: string, microseconds: number) => void
  /** What was added until now. */
  readonly columns: () => EventColumns
}

export interface EventColumns {
  /** How many cases there are; they are numbered from 0, as activities are. */
  readonly cases: number
  /** Names of the activities, by their numbers. */
  readonly activities: readonly string[]
  /** One of each for an event, in the order in which they were added. */
  readonly caseOf: Uint32Array
  readonly activityOf: Uint32Array
  readonly microseconds: Float64Array
}

const FIRST_ROOM = 1024

/** A log without events. */
export function openEventLog(): EventLog {
  const [cases, activities] = [openNames(), openNames()]
  let events = 0
  let [caseOf, activityOf] = [new Uint32Array(FIRST_ROOM), new Uint32Array(FIRST_ROOM)]
  let microseconds = new Float64Array(FIRST_ROOM)
  const makeRoom = () => {
    const [oldCases, oldActivities, oldMicroseconds] = [caseOf, activityOf, microseconds]
    caseOf = new Uint32Array(events * 2)
    activityOf = new Uint32Array(events * 2)
    microseconds = new Float64Array(events * 2)
    caseOf.set(oldCases)
    activityOf.set(oldActivities)
    microseconds.set(oldMicroseconds)
  }
  return {
    add(caseId, activity, at) {
      if (events === caseOf.length) makeRoom()
      caseOf[events] = cases.numberOf(caseId)
      activityOf[events] = activities.numberOf(activity)
      microseconds[events] = at
      events += 1
    },
    columns: () => ({
      cases: cases.names.length, activities: activities.names, caseOf: caseOf.subarray(0, events),
      activityOf: activityOf.subarray(0, events), microseconds: microseconds.subarray(0, events),
    }),
  }
}

function openNames() {
  const names: string[] = []
  const numbers = new Map<string, number>()
  return {
    names,
    numberOf(spelling: string): number {
      const known = numbers.get(spelling)
      if (known !== undefined) return known
      const name = copyOf(spelling.normalize('NFC'))
      const number = numbers.get(name) ?? names.push(name) - 1
      numbers.set(name, number)
      if (name !== spelling) numbers.set(copyOf(spelling), number)
      return number
    },
  }
}

/** Letters of its own: a name that was cut from a piece of a file would keep that piece, and all together the file. */
function copyOf(name: string): string {
  return name.split('').join('')
}
