export function DemonstrationScreen() { return <main><h1>Bản trình diễn</h1></main> }
