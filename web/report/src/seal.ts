// All that tests outside a browser need to be a reporter.
export { base64, fromBase64, hex, unpadded, utf8 } from './bytes'
export { faultText, freshCode, groupsOf, isCase, isCode, lookUp, parseCode } from './code'
export { evaluationFrame, messageFrame, reportFrame } from './frame'
export { sealLetter } from './letter'
export { sealFile } from './stream'
export { messageText, toldText, typesOf } from './told'
export { caseKeyOf, forReporter, openBox, openInCase, ofReporter, ready } from './vault'
export { solve } from './work'
