import type { PackageStep } from '@motcua/contracts/packages.ts'
import { type Extension, type StepLine, emptyStep, writeStepLines } from './step-lines.ts'

const BLANK = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"
  xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI"
  xmlns:mc="urn:motcua:bpmn" id="tep" targetNamespace="urn:motcua:quy-trinh">
  <bpmn:process id="quy-trinh" isExecutable="true">
    <bpmn:startEvent id="bat-dau"><bpmn:outgoing>luong</bpmn:outgoing></bpmn:startEvent>
    <bpmn:endEvent id="ket-thuc"><bpmn:incoming>luong</bpmn:incoming></bpmn:endEvent>
    <bpmn:sequenceFlow id="luong" sourceRef="bat-dau" targetRef="ket-thuc"/>
  </bpmn:process>
</bpmn:definitions>`

/** The published steps of a procedure, one after another, as BPMN; of none the shortest process there is. */
export async function processOfSteps(steps: readonly PackageStep[], extension: Extension): Promise<string> {
  const inOrder = [...steps].sort((a, b) => a.seq - b.seq)
  const lines = inOrder.map((step, nth): StepLine => ({
    ...emptyStep(`step-${String(step.seq)}`), name: step.name, role: step.role, unitRule: step.unit,
    minutes: Math.round(step.hours * 60), action: usualAction(step.role, nth, inOrder.length - 1),
  }))
  return writeStepLines(BLANK, extension, lines)
}

const OF_ROLE: Readonly<Record<string, string>> = {
  reception: 'hand-over', unit_assigner: 'assign', officer: 'propose', unit_head: 'check', agency_head: 'approve',
  clerk: 'hand-over',
}

/** What a step of a role does where nobody says otherwise: the reception accepts first and returns last. */
function usualAction(role: string, nth: number, last: number): string {
  if (nth === 0 && role === 'reception') return 'accept'
  if (nth === last && role === 'reception') return 'return-result'
  return nth === last - 1 ? 'issue' : OF_ROLE[role] ?? 'check'
}
