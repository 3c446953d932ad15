export function RegisterScreen() { return <main><h1>Sổ theo dõi</h1></main> }
