export function DossierScreen() { return <main><h1>Hồ sơ</h1></main> }
