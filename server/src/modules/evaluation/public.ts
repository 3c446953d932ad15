/** The door of `evaluation`: what people say of the service. Everything else is private. */
export { type AnswerSurvey, type AnswerSurveyRefusal, answerSurvey } from './answer-survey.ts'
export { type KeyInSurvey, type KeyInSurveyRefusal, keyInSurvey } from './key-in-survey.ts'
export { type SurveyRules, surveyRulesOf } from './survey-rules.ts'
export { QUESTIONS, type Question, type Score, type Scores, scoreOf } from './domain/survey.ts'
export { type Satisfaction, type Subject, countSatisfaction, isAnswered } from './store/surveys.ts'
