export const BUILT: string
export const NOTE: string
export function noteOf(root: string, files: readonly string[]): string
export function builtProgram(root: string): string | undefined
