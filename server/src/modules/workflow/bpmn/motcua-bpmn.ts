/**
 * Our own properties in BPMN, as moddle describes an extension. They stand beside what BPMN says and never change what
 * it means; whoever does not know them loses nothing but the offices' words.
 */
export const MOTCUA_BPMN = {
  name: 'Motcua', uri: 'urn:motcua:bpmn', prefix: 'mc', xml: { tagAlias: 'lowerCase' },
  types: [
    {
      name: 'Work', extends: ['bpmn:UserTask'],
      properties: [
        // Whole minutes; read as any number, so that half a one is refused and not cut off.
        text('role'), text('unitRule'), { ...text('minutes'), type: 'Real' }, text('action'), text('legalBasis'),
        text('papers'),
        // `true`: what is said at the step is signed by whoever says it.
        text('opinionSigned'),
      ],
    },
    { name: 'Answering', extends: ['bpmn:Task'], properties: [text('resultVariable')] },
    { name: 'Deciding', extends: ['bpmn:BusinessRuleTask'], properties: [text('decision')] },
    { name: 'Serving', extends: ['bpmn:ServiceTask'], properties: [text('deed')] },
    { name: 'Counting', extends: ['bpmn:TimerEventDefinition'], properties: [text('calendar')] },
    {
      name: 'Looping', extends: ['bpmn:MultiInstanceLoopCharacteristics'],
      properties: [text('collection'), text('item'), text('gathers'), text('gathered')],
    },
    {
      name: 'Corresponding', extends: ['bpmn:Message', 'bpmn:SendTask', 'bpmn:ReceiveTask', 'bpmn:Event'],
      properties: [text('correlation')],
    },
    // `true`: another system may send it by the API; what only processes say to each other stays among them.
    { name: 'Announcing', extends: ['bpmn:Message'], properties: [text('outside')] },
  ],
} as const

function text(name: string) {
  return { name, isAttr: true, type: 'String' } as const
}
