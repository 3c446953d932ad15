export function IntakeScreen() { return <main><h1>Tiếp nhận</h1></main> }
